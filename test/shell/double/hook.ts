import { registerHooks } from 'node:module'

/** Makes `import … from 'electron'` in the built shell mean the double. Everything else of it is as shipped. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron') return { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
    return next(specifier, context)
  },
})
