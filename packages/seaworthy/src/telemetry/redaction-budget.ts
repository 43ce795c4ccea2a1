const MAX_NODES = 1000;
const MAX_TEXT_LENGTH = 12_288;
const MAX_SCANNED_LENGTH = 131_072;

/** How much of a value may still be looked at and shown: bounds the time and the line's length. */
export class RedactionBudget {
  #nodes = MAX_NODES;
  #text = MAX_TEXT_LENGTH;
  #scanned = MAX_SCANNED_LENGTH;

  /** Values that may still be shown. */
  get nodes(): number {
    return Math.max(0, this.#nodes);
  }

  get isSpent(): boolean {
    return this.#nodes <= 0 || this.#text <= 0 || this.#scanned <= 0;
  }

  takeNode(): boolean {
    const isSpent = this.isSpent;
    this.#nodes -= 1;
    return !isSpent;
  }

  /** Patterns are about to run over this many characters. */
  takeScan(length: number): void {
    this.#scanned -= length;
  }

  /** The text, or as much of it as there is room for. */
  takeText(text: string): string {
    const shown = text.length <= this.#text ? text : `${text.slice(0, Math.max(0, this.#text))}…`;
    this.#text -= text.length;
    return shown;
  }
}
