import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Toasts } from '@/shared/Toasts';
import { language } from './i18n';
import { queryClient } from './query';
import { router } from './router';
import { theme } from './theme';

const still = matchMedia('(prefers-reduced-motion: reduce)').matches;

export function Providers() {
  useTranslation('common');
  const tokens = useMemo(() => theme({ still }), []);
  return (
    <ConfigProvider
      theme={tokens}
      locale={language() === 'en' ? enGB : zhCN}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: false }}
    >
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
        <Toasts />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
