export declare const BRACKETS: readonly [open: string, close: string];
export declare function pseudoLocale<M extends Record<string, { message: string }>>(messages: M): M;
