#!/usr/bin/env node
import { existsSync } from 'node:fs'

// In the repository the command runs from source; published, it is built (`npm run build`) and runs on any Node from 20.12.
const source = new URL('../src/node/lingjiang-verify.ts', import.meta.url)
await import(existsSync(source) ? source.href : new URL('../dist/lingjiang-verify.mjs', import.meta.url).href)
