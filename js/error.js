// The one error that callers meet.

/** What the module itself may say. */
const CODES = ['invalid-policy', 'invalid-draft', 'too-long', 'personal-data', 'internal'];

export class PresendError extends Error {
  /**
   * @param {string} [message]
   * @param {{ code?: PresendError['code'], path?: string, expected?: string, cause?: unknown }} [options]
   */
  constructor(message, options = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'PresendError';
    /** @type {import('./presend.d.ts').PresendError['code']} */
    this.code = options.code ?? 'internal';
    if (options.path !== undefined) /** @type {string | undefined} */ this.path = options.path;
    if (options.expected !== undefined) /** @type {string | undefined} */ this.expected = options.expected;
  }

  /** Something else was expected at `path`. @param {PresendError['code']} code @param {string} path @param {string} expected */
  static at(code, path, expected) {
    return new PresendError(`${path ? `${path}: ` : ''}expected ${expected}`, { code, path, expected });
  }

  /**
   * Reads what the caller handed in: its own exceptions (a getter, a revoked proxy, odd types) become one of ours.
   * @template T
   * @param {PresendError['code']} code @param {() => T} work
   * @returns {T}
   */
  static reading(code, work) {
    try {
      return work();
    } catch (error) {
      throw error instanceof PresendError ? error : PresendError.at(code, '', 'plain data of the types in the contract');
    }
  }

  /** What the module threw, where it is its own plain answer. @param {any} thrown */
  static fromModule(thrown) {
    const own = typeof thrown === 'object' && thrown !== null && !(thrown instanceof Error) && CODES.includes(thrown.code);
    return own ? PresendError.at(thrown.code, thrown.path, thrown.expected) : undefined;
  }
}
