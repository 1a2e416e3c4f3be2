export const connect = (url: string) => url
