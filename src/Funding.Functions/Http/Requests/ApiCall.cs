using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Requests;

/// <summary>One request that changes an application.</summary>
/// <param name="Request">The request.</param>
/// <param name="Client">The function's own durable client, which the worker binds.</param>
/// <param name="Id">The application as it stands in the address.</param>
internal readonly record struct ApiCall(HttpRequest Request, DurableTaskClient Client, string Id);
