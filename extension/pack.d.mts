export function pack(files: Record<string, Uint8Array>): Uint8Array;
