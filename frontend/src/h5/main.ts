// The phone pages work without this file; it only makes copying and sharing one tap shorter.
function enhanceCopy(button: HTMLElement) {
  const text = button.dataset.copy;
  if (!text || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.copied ?? button.textContent;
  });
}

function enhanceShare(button: HTMLElement) {
  if (!navigator.share) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    navigator.share({ title: document.title, url: button.dataset.share || location.href }).catch(() => {});
  });
}

document.querySelectorAll<HTMLElement>('[data-copy]').forEach(enhanceCopy);
document.querySelectorAll<HTMLElement>('[data-share]').forEach(enhanceShare);
