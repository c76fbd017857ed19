/** What the extension remembers, with its defaults, over `chrome.storage.local`. Never any text of a post. */

export interface Settings {
  port: number;
  /** the secret of the pairing; null until paired */
  token: string | null;
  paused: boolean;
  /** the server's active profile as last seen, so that a change re-checks every open composer */
  profile: string | null;
}

const DEFAULTS: Settings = { port: 8377, token: null, paused: false, profile: null };

/** The settings as they are now. */
export async function load(): Promise<Settings> {
  return { ...DEFAULTS, ...(await chrome.storage.local.get(DEFAULTS)) };
}

/** Store what changed. */
export async function save(change: Partial<Settings>): Promise<void> {
  await chrome.storage.local.set(change);
}

/** Call `listener` with the settings whenever one of them changes. */
export function watch(listener: (settings: Settings, changed: (keyof Settings)[]) => void): void {
  chrome.storage.local.onChanged.addListener((changes) => {
    void load().then((settings) => listener(settings, Object.keys(changes) as (keyof Settings)[]));
  });
}
