/** Slides a deck may have besides its cover: ten in all, more are not listened to. */
export const mostSlides = 9;
