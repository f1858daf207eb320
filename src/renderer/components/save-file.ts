/** Offers a file for saving, the way a link with `download` does: the browser asks or saves, as its user set it. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Not at once: the download begins after this task, and would find nothing there.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
