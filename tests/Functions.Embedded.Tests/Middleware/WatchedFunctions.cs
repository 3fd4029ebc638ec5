using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Functions.Embedded.Tests.Middleware;

/// <summary>What happened, in its order.</summary>
public sealed class Diary
{
    private readonly List<string> _entries = [];

    public IReadOnlyList<string> Entries
    {
        get
        {
            lock (_entries)
            {
                return [.. _entries];
            }
        }
    }

    public void Write(string entry)
    {
        lock (_entries)
        {
            _entries.Add(entry);
        }
    }
}

public sealed class Outer(Diary diary) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        diary.Write("outer in");
        context.Items["note"] = "from outer";
        await next(context);
        diary.Write("outer out");
    }
}

public sealed class Inner(Diary diary) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext()!;
        if (http.Request.Query.ContainsKey("refuse"))
        {
            diary.Write("inner refuses");
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        try
        {
            await next(context);
            http.Response.Headers["X-Seen-By"] = "inner";
        }
        catch (InvalidOperationException e)
        {
            diary.Write($"inner caught {e.Message}");
            http.Response.StatusCode = StatusCodes.Status418ImATeapot;
        }
    }
}

public sealed class WatchedFunctions
{
    [Function("Watched")]
    public static IResult Watched(
        [HttpTrigger("get", Route = "watched")] HttpRequest request,
        FunctionContext context,
        string? fail
    )
    {
        if (fail is not null)
        {
            throw new InvalidOperationException(fail);
        }

        var type = context.FunctionDefinition.InputBindings["request"].Type;
        return Results.Text($"{context.Items["note"]}, {type}, {request.Method}");
    }
}
