import '../../../../packages/platform/src/database/sql.ts'
