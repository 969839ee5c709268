/** The pond: rings that widen from one drop. Always beside the product's name, so silent. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="#0B6E4F"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="16" cy="19" r="2.7" fill="#0B6E4F" stroke="none" />
      <path d="M9.6 22.2a7.2 7.2 0 1 1 12.8 0" strokeWidth="2.5" />
      <path d="M5.2 24.6a12.2 12.2 0 1 1 21.6 0" strokeWidth="2.3" strokeOpacity=".62" />
      <path d="M10 27.4c4 1.9 8 1.9 12 0" strokeWidth="2.3" />
    </svg>
  );
}
