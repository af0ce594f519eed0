/** What the build puts under the icons of lucide-react in place of their own component: scripts/vite/lean-icons.ts. */
import { createElement, type ReactNode, type SVGProps } from 'react';

/** As https://lucide.dev draws its icons. */
const look = {
  xmlns: 'http://www.w3.org/2000/svg',
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  'aria-hidden': true,
} as const;

interface IconData {
  node: readonly [tag: string, attributes: object][];
}

type IconProps = SVGProps<SVGSVGElement> & { size?: number };

// @__NO_SIDE_EFFECTS__
export function createLucideIcon({ node }: IconData) {
  const shapes = node.map(([tag, attributes]) => createElement(tag, attributes));
  return function LucideIcon({ size = 24, ...rest }: IconProps): ReactNode {
    return createElement('svg', { ...look, width: size, height: size, ...rest }, ...shapes);
  };
}
