// The sites whose pages the stand-ins are.
export const FACEBOOK = "https://www.facebook.com";
export const BUSINESS_SUITE = "https://business.facebook.com";
export const MESSENGER = "https://www.messenger.com";
export const INSTAGRAM = "https://www.instagram.com";
export const THREADS = "https://www.threads.com";
