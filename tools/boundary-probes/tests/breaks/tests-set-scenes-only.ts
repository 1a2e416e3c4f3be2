import '../../contexts/identity/server/account-store.ts'
