/** Puts text on the clipboard; the old way where the page is not allowed to use the new one. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    field.style.position = 'fixed'
    field.style.opacity = '0'
    // Inside an open dialog, if any: its focus trap would take the focus back from outside.
    const host = document.querySelector('[role="dialog"], [role="alertdialog"]') ?? document.body
    host.append(field)
    field.select()
    document.execCommand('copy')
    field.remove()
  }
}
