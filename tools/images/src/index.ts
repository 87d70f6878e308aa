export const IMAGES_LABEL = "pulumi-compose.image.recipe";
