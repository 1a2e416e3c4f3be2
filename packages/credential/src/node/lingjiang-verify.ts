#!/usr/bin/env node
import { runVerifyCommand } from './verify-command.ts'

const { exitCode, output, error } = runVerifyCommand(process.argv.slice(2), new Date().toISOString())
process.stdout.write(output)
process.stderr.write(error)
process.exitCode = exitCode
