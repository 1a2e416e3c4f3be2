/** Why the embedded server cannot run. A closed list: each has one sentence for the person at the terminal. */
export type PostgresFaultCode =
  | 'no-binaries'
  | 'binaries-cannot-run'
  | 'no-server-account'
  | 'data-directory-in-use'
  | 'data-directory-foreign'
  | 'data-directory-version'
  | 'data-directory-incomplete'
  | 'disk-full'
  | 'no-free-port'
  | 'not-started'
  | 'text-search-blind'

/** A fault of the place the server is to run in, not of the program: printed as its sentence, without a stack. */
export class PostgresFault extends Error {
  readonly code: PostgresFaultCode

  constructor(code: PostgresFaultCode, sentence: string, options?: { readonly cause?: unknown }) {
    super(sentence, options)
    this.name = 'PostgresFault'
    this.code = code
  }
}

const systemCode = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code

/** Turns an error of the file system under `path` into a fault with a sentence; anything else stays what it was. */
export function toFileFault(error: unknown, path: string): unknown {
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path, error)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new PostgresFault(
        'data-directory-foreign',
        `${path} cannot be written by this user: give it to this user, or set DATA_DIR to a folder that this user owns.`,
        { cause: error },
      )
    default:
      return error
  }
}

/** The one sentence for a full disk. */
export function diskFull(path: string, cause?: unknown): PostgresFault {
  return new PostgresFault('disk-full', `The disk that holds ${path} is full: free some space, then start again.`, {
    cause,
  })
}
