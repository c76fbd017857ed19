/** What the user has decided about one message: findings to ignore or to let pass, and a text that need not be checked. */

import type { Finding } from "../../shared/api-types";

export class Decisions {
  private readonly ignored = new Set<string>(); // ids of findings, as are those that may pass
  private readonly allowed = new Set<string>();
  private skipped: string | null = null;

  ignore({ id }: Finding): void {
    this.ignored.add(id);
  }

  /** Let what these findings flag be sent. */
  allow(findings: readonly Finding[]): void {
    for (const { id } of findings) this.allowed.add(id);
  }

  /** Let a text be sent as it is, unchecked. */
  skipCheck(text: string): void {
    this.skipped = text;
  }

  /** Whether the user would not wait for the check of a text. */
  isSkipped(text: string): boolean {
    return this.skipped === text;
  }

  /** Another message has begun. */
  forget(): void {
    this.ignored.clear();
    this.allowed.clear();
    this.skipped = null;
  }

  /** The findings that are not ignored. */
  active(findings: readonly Finding[]): Finding[] {
    return findings.filter(({ id }) => !this.ignored.has(id));
  }

  /** The findings for which a text must not be sent. */
  blocking(findings: readonly Finding[]): Finding[] {
    return this.active(findings).filter(({ id, severity }) => severity === "block" && !this.allowed.has(id));
  }

  /** The findings that the user lets stand, in one way or another. */
  standing(findings: readonly Finding[]): Finding[] {
    return findings.filter(({ id }) => this.ignored.has(id) || this.allowed.has(id));
  }
}
