#include "archive/container.h"
struct container *container_open(enum kind kind, struct stream *input)
{
    (void)kind;
    stream_close(input);
    return NULL;
}
void container_close(struct container *container)
{
    (void)container;
}
enum container_result container_next(struct container *container)
{
    (void)container;
    return CONTAINER_END;
}
struct str container_name(const struct container *container)
{
    (void)container;
    return STR("");
}
struct stream *container_stream(struct container *container)
{
    (void)container;
    return NULL;
}
const struct damage *container_damage(const struct container *container)
{
    (void)container;
    return NULL;
}
const struct error *container_error(const struct container *container)
{
    (void)container;
    return NULL;
}
