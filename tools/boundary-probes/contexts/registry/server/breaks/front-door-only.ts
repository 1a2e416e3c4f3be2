import '../../../identity/server/account-store.ts'
