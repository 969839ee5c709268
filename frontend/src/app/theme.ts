import type { ThemeConfig } from 'antd';

/** The look, once: antd reads it as tokens, CSS modules as the variables of theme.css. */
export const ink = '#1F2328';
export const grey = '#595959';
export const jade = '#0B6E4F';
export const amber = '#B7791F';
export const blue = '#2A6FBB';

export const chartColors = [jade, '#D9942B', '#3D7FC4', '#8A9199', '#7FB8A2', '#A86B4C'];

const FONTS =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", Helvetica, Arial, sans-serif';

export function theme(options: { still?: boolean } = {}): ThemeConfig {
  return {
    cssVar: { key: 'tm' },
    hashed: false,
    token: {
      motion: !options.still,
      colorPrimary: jade,
      colorPrimaryHover: '#0A5C42',
      colorPrimaryActive: '#084A36',
      // A dark primary derives grey tints; these are mixed by hand.
      colorPrimaryBg: '#E8F3EE',
      colorPrimaryBgHover: '#D5E9E0',
      colorPrimaryBorder: '#9CCBB8',
      colorPrimaryBorderHover: '#6FB197',
      colorLink: jade,
      colorLinkHover: '#0A5C42',
      colorLinkActive: '#084A36',
      colorInfo: blue,
      colorSuccess: '#1A7F4B',
      colorWarning: '#B26A00',
      colorError: '#C0352B',
      colorText: ink,
      colorTextHeading: ink,
      colorTextSecondary: grey,
      colorTextTertiary: '#666C72',
      colorTextDescription: grey,
      colorTextPlaceholder: '#71777D',
      colorTextDisabled: '#8A9096',
      colorBgLayout: '#F5F6F5',
      colorBorder: '#D0D4D2',
      colorBorderSecondary: '#E4E7E5',
      borderRadius: 6,
      borderRadiusLG: 8,
      fontSize: 14,
      fontFamily: FONTS,
      controlHeight: 34,
      wireframe: false,
      boxShadowTertiary: 'none',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Card: { paddingLG: 20, headerFontSize: 15 },
      Menu: { itemSelectedBg: '#E8F3EE', itemSelectedColor: jade },
      Table: {
        headerBg: '#FAFBFA',
        headerColor: grey,
        headerSplitColor: 'transparent',
        rowHoverBg: '#F6FAF8',
        cellPaddingBlock: 11,
        cellPaddingInline: 14,
        fontWeightStrong: 500,
      },
      Tabs: { horizontalItemPadding: '10px 0', titleFontSize: 14 },
      Form: { itemMarginBottom: 20, labelColor: ink, verticalLabelPadding: '0 0 6px' },
      Descriptions: { labelColor: grey },
    },
  };
}
