using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace Functions.Embedded.Tests.Http;

public enum Colour
{
    Red,
    Green,
}

public sealed record Parcel(string Address, int Weight);

/// <summary>Registered by the tests, to show that constructors are served.</summary>
public sealed class Greeting(string text)
{
    public string Text { get; } = text;
}

/// <summary>Functions that the HTTP tests call.</summary>
public sealed class HttpFunctions(Greeting greeting)
{
    [Function("Greet")]
    public IResult Greet([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "greet")] HttpRequest request) =>
        Results.Text($"{greeting.Text} from {request.Path}");

    [Function("NamedByItself")]
    public static IActionResult NamedByItself([HttpTrigger("get")] HttpRequest request) =>
        new OkObjectResult(new { request.Method, SaidBy = "action result" });

    [Function("Root")]
    public static IResult Root([HttpTrigger("get", Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
        Results.Text($"root {request.Path}");

    [Function("ItemById")]
    public static Task<IResult> ItemById(
        [HttpTrigger("get", Route = "items/{id:guid}")] HttpRequest request,
        Guid id,
        int? page,
        Colour colour = Colour.Green,
        DateOnly? on = null,
        decimal amount = 1.5m
    ) =>
        Task.FromResult(
            Results.Json(
                new
                {
                    id,
                    page,
                    colour = colour.ToString(),
                    on,
                    amount,
                }
            )
        );

    [Function("ItemByNumber")]
    public static IResult ItemByNumber(
        [HttpTrigger("get", "delete", Route = "items/{number:int}")] HttpRequest request,
        int number
    ) => Results.Text($"{request.Method} number {number}");

    [Function("Pages")]
    public static IResult Pages(
        [HttpTrigger("get", Route = "pages/{size=25}")] HttpRequest request,
        int size,
        int from
    ) => Results.Text($"{from}+{size}");

    [Function("Post")]
    public static IResult Post(
        [HttpTrigger("post", Route = "parcels")] HttpRequest request,
        [FromBody] Parcel parcel,
        CancellationToken cancellationToken
    ) =>
        Results.Json(
            new
            {
                parcel.Address,
                parcel.Weight,
                CanBeCancelled = cancellationToken.CanBeCanceled,
            }
        );

    [Function("Fail")]
    public static IResult Fail([HttpTrigger("get", Route = "fail")] HttpRequest request) =>
        throw new InvalidOperationException($"the secret of {request.Path}");

    [Function("Context")]
    public static async Task Context(
        [HttpTrigger("get", Route = "context/{word}")] HttpRequest request,
        FunctionContext context
    )
    {
        var response = context.GetHttpContext()!.Response;
        var data = context.BindingContext.BindingData;
        await response.WriteAsync(
            $"{context.FunctionDefinition.Name} {data["word"]} {data["q"]} {ReferenceEquals(context.GetHttpContext(), request.HttpContext)}"
        );
    }

    [Function("Size")]
    public static async Task<IResult> Size([HttpTrigger("post", Route = "size")] HttpRequest request)
    {
        long size = 0;
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer)) > 0)
        {
            size += read;
        }

        return Results.Text($"{size}");
    }
}
