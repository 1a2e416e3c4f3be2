import { writeFileSync } from 'node:fs'
import { tokenStylesheet } from '../src/tokens/write-stylesheet.ts'

writeFileSync(new URL('../src/tokens.css', import.meta.url), tokenStylesheet())
