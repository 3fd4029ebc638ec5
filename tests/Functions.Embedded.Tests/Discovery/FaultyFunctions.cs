using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Tests.Discovery;

/// <summary>A trigger of some other extension.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CarrierPigeonTriggerAttribute : TriggerBindingAttribute;

/// <summary>An input binding of some other extension.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AlmanacInputAttribute : InputBindingAttribute;

/// <summary>An output binding of some other extension.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class LoudspeakerOutputAttribute : OutputBindingAttribute;

public interface IUnregistered;

public sealed record Announcement([property: LoudspeakerOutput] string Text);

/// <summary>Each of these is wrong in its own way.</summary>
public sealed class FaultyFunctions
{
    [Function("UnknownTrigger")]
    public static void UnknownTrigger([CarrierPigeonTrigger] string message) => _ = message;

    [Function("NoTrigger")]
    public static void NoTrigger(string message) => _ = message;

    [Function("UnknownInput")]
    public static void UnknownInput([ActivityTrigger] string input, [AlmanacInput] string day) => _ = input + day;

    [Function("UnknownOutput")]
    [LoudspeakerOutput]
    public static string UnknownOutput([ActivityTrigger] string input) => input;

    [Function("UnknownOutputInResult")]
    public static Announcement UnknownOutputInResult([ActivityTrigger] string input) => new(input);

    [Function("Hidden")]
    internal static string Hidden([ActivityTrigger] string input) => input;

    [Function("Valueless")]
    public static void Valueless([ActivityTrigger] string input, IUnregistered service) => _ = input + service;

    [Function("Contextual")]
    public static IResult Contextual([HttpTrigger("get")] HttpRequest request, HttpContext http) =>
        Results.Text(request.Path + http.TraceIdentifier);

    [Function("Plain")]
    public static string Plain([HttpTrigger("get")] HttpRequest request) => request.Path;

    [Function("Unmarked")]
    public static IResult Unmarked([HttpTrigger("get")] HttpRequest request, DurableTaskClient client) =>
        Results.Text(request.Path + client.Name);

    [Function("Impatient")]
    public static ValueTask Impatient([ActivityTrigger] string input) => new(Task.FromResult(input));

    [Function("Abstract")]
    public static Task AbstractInput([OrchestrationTrigger] TaskOrchestrationContext context, IUnregistered input) =>
        context.CreateTimer(TimeSpan.FromSeconds(input is null ? 1 : 2), CancellationToken.None);

    [Function("TwoInputs")]
    public static Task TwoInputs([OrchestrationTrigger] TaskOrchestrationContext context, string one, string two) =>
        context.CallActivityAsync(one + two);

    [Function("Cancelled")]
    public static Task Cancelled([OrchestrationTrigger] TaskOrchestrationContext context, CancellationToken ct) =>
        context.CreateTimer(TimeSpan.FromSeconds(1), ct);

    [Function("Client")]
    public static Task Client(
        [OrchestrationTrigger] TaskOrchestrationContext context,
        [DurableClient] DurableTaskClient client
    ) => context.CallActivityAsync(client.Name);

    [Function("RetriedRequest")]
    [FixedDelayRetry(3, "00:00:01")]
    public static IResult RetriedRequest([HttpTrigger("get")] HttpRequest request) => Results.Text(request.Path);
}

public sealed class AskingFunctions(IUnregistered unregistered, DurableTaskClient client)
{
    [Function("Asking")]
    public string Asking([ActivityTrigger] string input) => input + unregistered + client;
}

public sealed class RouteFaults
{
    [Function("Open")]
    public static IResult Open([HttpTrigger("get", Route = "a/{id")] HttpRequest request) => Results.Text(request.Path);

    [Function("Constraint")]
    public static IResult Constraint([HttpTrigger("get", Route = "b/{id:odd}")] HttpRequest request) =>
        Results.Text(request.Path);

    [Function("Reserved")]
    public static IResult Reserved([HttpTrigger("get", Route = "admin/people")] HttpRequest request) =>
        Results.Text(request.Path);

    [Function("Same1")]
    public static IResult Same1([HttpTrigger("get", "post", Route = "c/{id}")] HttpRequest request, string id) =>
        Results.Text(request.Path + id);

    [Function("Same2")]
    public static IResult Same2(
        [HttpTrigger("post", "put", Route = "C/{number}")] HttpRequest request,
        string number
    ) => Results.Text(request.Path + number);

    [Function("Other")]
    public static IResult Other([HttpTrigger("delete", Route = "c/{id}")] HttpRequest request) =>
        Results.Text(request.Path);

    [Function("Twice")]
    public static IResult Twice([HttpTrigger("get", Route = "d")] HttpRequest request) => Results.Text(request.Path);

    [Function("TWICE")]
    public static string TwiceAgain([ActivityTrigger] string input) => input;
}

public sealed class TimerFaults
{
    [Function("FiveFields")]
    public static void FiveFields([TimerTrigger("*/5 * * * *")] TimerInfo timer) => _ = timer;

    [Function("Nonsense")]
    public static void Nonsense([TimerTrigger("0 0 25 * * *")] TimerInfo timer) => _ = timer;

    [Function("MissingSetting")]
    public static void MissingSetting([TimerTrigger("%Sweep%")] TimerInfo timer) => _ = timer;
}
