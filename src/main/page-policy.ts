/**
 * The page's Content-Security-Policy, the same in the browser and in the window: nothing from elsewhere, no frame around
 * it, nothing guessed. Inline styles, because the charts, the virtual table and Radix place elements by them.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
