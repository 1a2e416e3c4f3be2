/** A value the compiler has proved impossible. Reaching it is a bug, so it throws. */
export function assertNever(value: never): never {
  throw new BrokenInvariant(`unexpected value: ${JSON.stringify(value)}`)
}

/** A bug or a broken promise of our own code: never a user's mistake. The edge answers 500 with a correlation id only. */
export class BrokenInvariant extends Error {
  override name = 'BrokenInvariant'
}
