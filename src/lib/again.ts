/**
 * Something that is done one at a time, and once more if it was asked for meanwhile. However the asking and
 * the end of the doing fall together, none is lost: whether to go on, and that it doesn't, is one moment.
 */
export class Again {
  #isAsked = false;
  #isRunning = false;

  constructor(
    private readonly act: () => Promise<unknown>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Does it, soon. */
  ask(): void {
    this.#isAsked = true;
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    try {
      while (this.#isAsked) {
        this.#isAsked = false;
        await this.act().catch(this.onFailure);
      }
    } finally {
      this.#isRunning = false;
    }
  }
}
