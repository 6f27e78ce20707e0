/**
 * Names that introductions keep away from only because another link with the same device stands: once
 * it stands no more, they may bring the device again at once.
 */
export class SpareNames {
  readonly #devices = new Map<string, string | null>();

  /**
   * A link that was introduced by this name was one too many. Null: the other end said so before it had
   * proven which device it is.
   */
  add(name: string, device: string | null): void {
    this.#devices.set(name, device);
  }

  /** The names that may be of a device with which no link stands any more; they are spare no longer. */
  take(device: string): string[] {
    const names = [...this.#devices].filter(([, of]) => of === device || of === null).map(([name]) => name);
    for (const name of names) this.#devices.delete(name);
    return names;
  }
}
