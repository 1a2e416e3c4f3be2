import { findGlossaryFaults, readGlossary } from './glossary-lines.ts'
import { listSources, report } from './source-files.ts'

const glossary = listSources(/^GLOSSARY[.]md$/)
const code = listSources(/^(packages|contexts|apps)\/.*[.](ts|tsx|sql|json)$/).map(
  ({ path, text }) => `${path}\n${text}`,
)
report(
  glossary.length,
  glossary.flatMap((file) => {
    const { lines, findings } = readGlossary(file)
    return [...findings, ...findGlossaryFaults(file.path, lines, code.join('\n'))]
  }),
)
