export const sessions = ['planned']
