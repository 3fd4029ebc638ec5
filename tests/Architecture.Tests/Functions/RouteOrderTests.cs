using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Architecture.Tests.Functions;

public sealed class RouteOrderTests
{
    [Fact]
    public void No_route_hides_another_when_they_are_tried_in_the_order_of_function_names() =>
        Assert.Empty(RouteOrder.Hidden(FunctionRules.FunctionsOf(Product.Functions.GetTypes())));

    [Fact]
    public void A_wide_route_with_an_early_name_is_found() =>
        Assert.Equal(
            ["News (news/new) is hidden by Item (news/{id})"],
            RouteOrder.Hidden(FunctionRules.FunctionsOf([typeof(Wide)]))
        );

    private static class Wide
    {
        [Function(nameof(Item))]
        public static void Item(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "news/{id}")] HttpRequest request,
            string id
        ) => _ = (request, id);

        [Function(nameof(News))]
        public static void News(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "news/new")] HttpRequest request
        ) => _ = request;
    }
}
