export { createTestDatabase, type TestDatabase, testDatabase } from './database.ts'
