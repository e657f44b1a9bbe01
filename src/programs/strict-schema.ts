import { z } from 'zod';

/**
 * The same schema, by which a field that there is not is refused however deep it stands: left out in silence, what it
 * was to say ('where' of one area) would be answered without it.
 */
export function strictSchema<T extends z.ZodType>(schema: T): T {
  return strict(schema) as T;
}

function strict(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, strict(field)]));
    return schema.clone({ ...schema.def, shape, catchall: z.never() });
  }
  if (schema instanceof z.ZodArray) return schema.clone({ ...schema.def, element: strict(schema.element) });
  if (schema instanceof z.ZodUnion) return schema.clone({ ...schema.def, options: schema.options.map(strict) });
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return schema.clone({ ...schema.def, innerType: strict(schema.unwrap()) } as never);
  }
  return schema;
}
