using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function at an HTTP request.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method, with a function key.</summary>
    public HttpTriggerAttribute() => AuthLevel = AuthorizationLevel.Function;

    /// <summary>Some methods.</summary>
    /// <param name="methods">The methods.</param>
    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    /// <summary>Any method.</summary>
    /// <param name="authLevel">The key that the host asks for.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>Some methods.</summary>
    /// <param name="authLevel">The key that the host asks for.</param>
    /// <param name="methods">The methods.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>Route template below the host's route prefix; null: the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>The methods; null: any.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>The key that the host asks for.</summary>
    public AuthorizationLevel AuthLevel { get; private set; }
}

/// <summary>Key that the Functions host asks for before it calls an HTTP function.</summary>
public enum AuthorizationLevel
{
    /// <summary>None: the app itself decides who may call.</summary>
    Anonymous = 0,

    /// <summary>A signed-in user.</summary>
    User = 1,

    /// <summary>A function key.</summary>
    Function = 2,

    /// <summary>A system key.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
