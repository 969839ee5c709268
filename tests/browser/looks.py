"""What every page must be: within the screen, open to everyone, and in the reader's language."""

import re
from typing import Any

from playwright.sync_api import Page

from alliance.local.home import REPOSITORY

AXE = REPOSITORY / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async () => {
  const found = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] });
  return found.violations.map(one => one.id + ': ' +
    one.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | '));
}"""
WORDS = """() => {
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!parent.closest('script, style, [lang^="zh"]')) found.add(node.textContent);
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
    for (const one of document.querySelectorAll(`[${name}]`)) found.add(one.getAttribute(name));
  found.add(document.title);
  return [...found];
}"""
HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than its screen."""
    script = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(script))


def barriers(page: Page) -> list[str]:
    """Return what WCAG A and AA forbid on the page, by axe."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())  # the page's own policy lets no script tag in
    found: list[str] = page.evaluate(RUN_AXE)
    return found


def chinese_left(page: Page, data: set[str]) -> list[str]:
    """Return what is Chinese on an English page and did not come as data."""
    known = sorted((text for text in data if HAN.search(text)), key=len, reverse=True)
    return [words for words in page.evaluate(WORDS) if HAN.search(_without(words, known))]


def _without(words: str, known: list[str]) -> str:
    """Take data out of words; an initial stands for the name it begins."""
    if len(words) == 1 and any(text.startswith(words) for text in known):
        return ""
    for text in known:
        if text in words:
            words = words.replace(text, "")
    return words


def layout_shift(page: Page) -> float:
    """Return how far the page has jumped since it was opened (CLS)."""
    script: Any = """() => new Promise(done => {
      let sum = 0;
      new PerformanceObserver(list => { for (const one of list.getEntries())
        if (!one.hadRecentInput) sum += one.value; })
        .observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => done(sum), 50);
    })"""
    return float(page.evaluate(script))
