import { type Finding, lineAt, type SourceFile } from './source-files.ts'

/** A table, view or sequence named with its schema where a statement reads or writes it. */
const NAMED =
  /\b(?:from|join|into|update|using|table(?:\s+if\s+(?:not\s+)?exists)?|references|truncate|copy|on|nextval\s*\(\s*')\s+(?:only\s+)?([a-z_][a-z0-9_]*)\.([a-z_][a-z0-9_]*)/gi

/** Contexts that count over all others: they may read what those publish. */
const READERS_OF_PUBLISHED = new Set(['statistics', 'effectiveness'])
/** The append-only register is public: whoever needs a checkpoint reads it; grants let only the platform write. */
const PUBLIC_TO_ALL = new Set(['register'])
const CATALOGUES = new Set(['pg_catalog', 'information_schema'])

/**
 * A context's statements touch its own schema only; statistics and effectiveness may also read the views of `<context>_pub`.
 * @param schemas all schemas of the tree: `a.b` is a table only where `a` is one of these, and an alias elsewhere
 */
export function findForeignSchemas({ path, text }: SourceFile, schemas: ReadonlySet<string>): readonly Finding[] {
  const context = /^contexts\/([^/]+)\//.exec(path)?.[1]
  if (context === undefined) return []
  const own = context.replaceAll('-', '_')
  const mayTouch = (schema: string) =>
    schema === own ||
    schema === `${own}_pub` ||
    CATALOGUES.has(schema) ||
    PUBLIC_TO_ALL.has(schema) ||
    !schemas.has(schema) ||
    (READERS_OF_PUBLISHED.has(context) && schema.endsWith('_pub'))
  const bare = withoutComments(text)
  return [...bare.matchAll(NAMED)]
    .filter(([, schema = '']) => !mayTouch(schema.toLowerCase()))
    .map((found) => ({
      path,
      line: lineAt(bare, found.index),
      what: `${found[1]}.${found[2]} belongs to another context: ask its front door, or read what it publishes`,
    }))
}

/** The schemas that the migrations of the tree create. */
export function listSchemas(migrations: readonly SourceFile[]): ReadonlySet<string> {
  return new Set(
    migrations.flatMap(({ text }) =>
      [...text.matchAll(/\bcreate\s+schema\s+(?:if\s+not\s+exists\s+)?([a-z_][a-z0-9_]*)/gi)].map(([, name = '']) =>
        name.toLowerCase(),
      ),
    ),
  )
}

/** Blanks comments of SQL and TypeScript, keeping the lines. */
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\/|--[^\n]*|(?<!:)\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '))
