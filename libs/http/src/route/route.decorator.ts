import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ParametersGuard, takesNothing } from './parameters.guard';
import { ROUTE, successStatus, type RouteDescriptor } from './route-descriptor';

/** Serves the decorated handler as `route` describes. The controller itself carries `@Controller()` without a prefix. */
export const Route = (route: RouteDescriptor): MethodDecorator =>
  applyDecorators(
    RequestMapping({ path: route.path, method: RequestMethod[route.method] }),
    HttpCode(successStatus(route)),
    SetMetadata(ROUTE, route),
    RouteConfig({ route }),
    ...(takesNothing(route) ? [UseGuards(new ParametersGuard(route))] : []),
  );

/** Returns the descriptor of a handler, or undefined for a handler without `@Route`. */
export const routeOf = (handler: object): RouteDescriptor | undefined =>
  Reflect.getMetadata(ROUTE, handler) as RouteDescriptor | undefined;
