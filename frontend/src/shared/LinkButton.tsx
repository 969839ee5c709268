import { createLink } from '@tanstack/react-router';
import { Button } from 'antd';

/** A button that goes somewhere: an anchor, so that it opens in a new tab like any link. */
export const LinkButton = createLink(Button);
