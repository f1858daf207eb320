import { config } from 'zod/v4/core'

// zod compiles its checks with `new Function` where it may; the page's policy forbids that, and says so in the console.
// Imported before anything that makes a schema. Of the library's core, which shares this setting: the first screen needs no
// schema.
config({ jitless: true })
