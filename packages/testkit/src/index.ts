export { NOON, newId, startTestApp, type TestApp, testApp } from './app.ts'
export type { CallInput, CallResult, TestClient } from './client.ts'
export { createTestDatabase, type TestDatabase, testDatabase } from './database.ts'
export { probeProcess } from './probe-process.ts'
