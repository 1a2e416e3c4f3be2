#!/usr/bin/env node
import { existsSync } from 'node:fs'

// Published, the command is one built file that any Node from 20 runs; in the repository it runs from source.
const built = new URL('../dist/lingjiang-verify.mjs', import.meta.url)
await import(existsSync(built) ? built.href : new URL('../src/node/lingjiang-verify.ts', import.meta.url).href)
