export const migrate = (url: string) => url
