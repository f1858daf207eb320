/** The one look of inputs and selects. */
export const controlLook =
  'h-7 w-full min-w-0 rounded-md border border-edge bg-canvas px-2 text-base aria-invalid:border-bad disabled:opacity-60'
