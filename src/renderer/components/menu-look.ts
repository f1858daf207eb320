/** The one look of things that drop down. */
export const menuLook = 'fade-in z-50 min-w-44 rounded-md border border-line bg-raised p-1 shadow-pop'

export const menuItemLook =
  'flex h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-selected'
