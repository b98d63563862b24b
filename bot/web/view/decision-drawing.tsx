/**
 * A letter with its date marked, beside a card and an envelope that are crossed out: the date of the decision counts. The
 * words below say the same, so screen readers skip it. A letter stays as it is in every language.
 */
export function DecisionDrawing() {
  return (
    <svg class="drawing" viewBox="0 0 320 160" aria-hidden="true" focusable="false" direction="ltr">
      <path class="paper" d="M12 8h168v146H12z" />
      <text x="26" y="34" font-size="15" font-weight="700">
        CGVS · CGRA
      </text>
      <rect class="marked" x="24" y="46" width="144" height="36" rx="6" />
      <text class="date" x="96" y="70" font-size="18" font-weight="700" text-anchor="middle">
        15 / 07 / 2026
      </text>
      <path class="lines" d="M26 100h140M26 116h140M26 132h86" />
      <circle class="right" cx="180" cy="64" r="15" />
      <path class="sign" d="m173 64 5 6 10-12" />
      <rect class="paper" x="212" y="14" width="98" height="58" rx="8" />
      <path class="lines" d="M256 32h40M256 44h28" />
      <rect class="face" x="222" y="26" width="24" height="30" rx="3" />
      <circle class="wrong" cx="304" cy="70" r="13" />
      <path class="sign" d="m299 65 10 10m0-10-10 10" />
      <path class="paper" d="M212 96h98v54h-98zl49 30 49-30" />
      <circle class="wrong" cx="304" cy="148" r="12" />
      <path class="sign" d="m299 143 10 10m0-10-10 10" />
    </svg>
  );
}
