/** Whose certificates an HTTPS target trusts. */
export interface Trust {
  /** Certificates of more authorities in PEM, besides the system's. */
  readonly ca?: readonly string[];
  /** False trusts whatever certificate there is. */
  readonly verify?: boolean;
}
