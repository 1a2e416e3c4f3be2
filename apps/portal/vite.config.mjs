import { webApp } from '../build/web-app.mjs'

export default webApp({ name: 'portal', base: '/', budgetKb: 400 })
